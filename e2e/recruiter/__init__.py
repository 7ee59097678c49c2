"""The stand-in for LinkedIn Recruiter: a website of its own with made-up members, for the demo and the end-to-end tests.

It shares no code with the server: what is proved against it is proved against a stranger's site.

- ``members``: the made-up people of members.json (see README.md for its fields)
- ``search``: finding, filtering and paging them
- ``seats``: who is signed in to Recruiter and what that seat shows
- ``pages``: the HTML, one module per kind of page
"""
