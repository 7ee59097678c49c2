"""What the partner APIs serve beside the wire format: the two dialects over the ATS store, and what Recruiter tells an ATS."""
