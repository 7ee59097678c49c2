"""What happens in Recruiter: exports, InMail, notes, access levels, which member a candidate is, what a seat sees of an ATS."""
