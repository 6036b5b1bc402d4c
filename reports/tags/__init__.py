"""The tag tree of our PDFs: what WeasyPrint makes of it, mended.

`building` notes, while WeasyPrint builds the tree, which HTML element each tag came
from. The rest mends the finished tree, before it is written: `lists`, `joining`,
`links`, `tables`, each a function of the `tree`, called in turn by `finishing`.
"""
