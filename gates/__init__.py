"""Gates: measured quality with floors that only rise."""
