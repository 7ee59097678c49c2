"""Page objects: what a person sees and does on each page, found by role and name as assistive technology finds it."""
