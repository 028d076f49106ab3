"""Quotations: found in a text, and looked up in the other account."""
