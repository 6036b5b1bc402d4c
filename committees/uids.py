"""The uid: a thing's address, its name in records, its identity everywhere."""

import secrets

# No i, l, o, 0, 1: a uid is sometimes read out over the telephone.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LONGEST_UID = 120


def new_uid() -> str:
    """Return ten letters and figures that say nothing of what they name."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))
