"""What is done in the background: on the same database, by `manage.py run_worker`.

A task is put in within the transaction that asks for it, so that both stand or
neither. It may be begun more than once (its worker may die), and does its work once.
"""
