"""Names met in a sentence: proposed by kind, settled for the whole clause."""
