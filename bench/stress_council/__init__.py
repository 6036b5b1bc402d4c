"""An invented council of the size of the largest, for measuring: see ../stress.py.

`sizes` says how many of each, `plan` who meets when with how many items; from a sitting
of the plan `meetings` makes a record, one at a time. `extremes` are the few meetings
that have something no other has; `folder` writes it all.
"""
