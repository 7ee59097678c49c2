"""What the made-up hiring teams of the demo write."""

from server.domain.feedback import FeedbackText, Recommendation

NOTES = (
    "Called on Tuesday. Interested, wants to hear more about the team before deciding.",
    "Notice period is three months; could start in spring.",
    "Recommended by two former colleagues of ours.",
    "Prefers two days a week at home.",
    "Salary expectations are inside our range.",
    "Was in the final round for another job here two years ago; ask how they remember it.",
    "Speaks Norwegian, English and some German.",
    "Sent the case by e-mail, answer promised for Friday.",
)

PRIVATE_NOTES = (
    "Seemed tired in the call; give them a better day next time.",
    "Compare with the other finalist before we talk money.",
)

FEEDBACK = (
    FeedbackText(
        Recommendation.HIRE,
        "Explains trade-offs clearly and asks before assuming.",
        "Little experience with on-call work.",
        "Solved the case with time to spare. I would like to work with them.",
    ),
    FeedbackText(
        Recommendation.STRONG_HIRE,
        "Deep knowledge, and still curious about how we do it.",
        "None that matter for this job.",
        "The best conversation I have had this year.",
    ),
    FeedbackText(
        Recommendation.UNDECIDED,
        "Friendly and well prepared.",
        "Answers stayed general when we went into details.",
        "A second talk about the case would help me decide.",
    ),
    FeedbackText(
        Recommendation.NO_HIRE,
        "Honest about what they have not done yet.",
        "The job needs more experience than they bring today.",
        "Worth keeping in touch with for a junior opening.",
    ),
)

# Why somebody of the demo is no longer in the running; None withdrew.
REASONS = ("others_more_qualified", "experience", None)
