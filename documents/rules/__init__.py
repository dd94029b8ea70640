"""The words of letters: which fields they may name, how they are written, how both languages stand together."""
