"""Every change to who is who, and who may do what. Each writes the log."""


class PeopleError(Exception):
    """It can't be done as asked. The message is fit to show whoever asked."""
