"""Files that clerks upload: their names, what they are, what a look into them finds.

Nothing here knows of tables: a file is looked into in a process of its own.
"""
