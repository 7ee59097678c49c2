"""The stand-in for LinkedIn: a website of its own with made-up members, for the demo and the end-to-end tests.

It shares no code with the server: what is proved against it is proved against a stranger's site.

- ``members``: the made-up people, their ids, and finding them (README.md has the fields of members.json)
- ``seats``: who is signed in to Recruiter and what that seat shows
- ``looks``: how the pages look, on order; ``labels``: what they say in each language
- ``pages``: the HTML, one module per kind of page; ``partner``: the platform behind them
"""
