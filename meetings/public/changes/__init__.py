"""What changed between two editions of a meeting, in the words that its pages use.

`editions.py` compares two open records; `fields.py` and its neighbours say what each
part of a record says, before and after; `page.py` is the page. A field that no change
of would be told is found by a test that walks the record's types.
"""
