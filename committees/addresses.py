"""What may stand in an address; anything else is not found."""


class Uid:
    regex = r"(?=[^/]*[a-z0-9])[a-z0-9._-]{1,120}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class EditionNumber:
    """A number that an edition may have: no sign, no nought before it."""

    regex = "[1-9][0-9]{0,4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
