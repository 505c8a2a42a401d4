"""The nouns of the program: spans, pages, articles, statements, speakers, analyses.

Floor 1: the standard library alone. Every value is frozen; no step changes what another gave.
"""
