"""Two texts beside one another: which paragraphs and words both have, and which one.

What it costs grows with the text and is bounded, whatever the texts are: `aligning.py`
counts its steps, and what it finds no time for is told as replaced.
"""
