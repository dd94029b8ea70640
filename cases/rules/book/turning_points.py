"""Days on which the law or a policy changed for every claim."""

import datetime as dt

# Immigration (Amendment) Ordinance 2021: claims made from this day on follow the new rules,
# earlier ones its Schedule 5.
AMENDED_ORDINANCE_FROM = dt.date(2021, 8, 1)

# From this day Immigration may remove once the Court of First Instance has dismissed the application
# (Md Yazdani [2023] HKCFI 1046); an appeal on its way no longer protects.
REMOVAL_AFTER_CFI_FROM = dt.date(2022, 12, 7)
