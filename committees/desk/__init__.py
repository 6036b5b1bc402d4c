"""The desk's pages about people: accounts, committees, members, officers."""
