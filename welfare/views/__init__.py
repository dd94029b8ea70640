"""Welfare's pages: needs and plan, the ledger of assistance, and the funds."""
