"""Agencies: news and photo agencies by the names that pages print."""

from __future__ import annotations

import re

_PRINTED = (
    "Associated Press; AP Photo; AP; Reuters; Agence France-Presse; AFP; Getty Images; Getty; "
    "dpa; DPA; EFE; EPA; EPA-EFE; ANSA; TASS; ITAR-TASS; RIA Novosti; Sputnik; Interfax; "
    "Xinhua; Kyodo; Jiji; Yonhap; PTI; ANI; IANS; UPI; Bloomberg; PA; PA Media; PA Wire; Press "
    "Association; AAP; Belga; ANP; APA; Keystone; Keystone-SDA; NTB; TT; Ritzau; PAP; CTK; ČTK; "
    "Anadolu; Anadolu Agency; AA; IRNA; Bernama; Antara; SAPA; GNA; NAN; Shutterstock; Alamy; "
    "imago; IMAGO; imago images; Zuma; ZUMA Press; SIPA; SIPA USA; Polaris; Magnum; Redux; "
    "picture alliance; Picture Alliance; Europa Press; Lusa; Agerpres; MTI; BelTA; Ukrinform; "
    "UNIAN; Kyodo News; Canadian Press; The Canadian Press; CP; Tribune News Service; Moskva "
    "News Agency; afp; epd; KNA; sid; SID; Rex; REX; WENN; NurPhoto; LaPresse; Fotolia; iStock; "
    "Unsplash; Pixabay; Depositphotos; Wikimedia Commons "
)
AGENCY_NAMES = tuple(map(str.strip, _PRINTED.split(";")))
AGENCY = "(?:" + "|".join(sorted(map(re.escape, AGENCY_NAMES), key=len, reverse=True)) + ")"
AGENCIES = re.compile(rf"(?<![\w]){AGENCY}(?:\s*[/,|–-]\s*{AGENCY})*(?!\w)")
