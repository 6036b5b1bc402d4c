"""Every change to a meeting and to what is published of it. Each is one transaction.

Access is the caller's business. Time comes in as `now`; nothing here reads the clock.
"""
