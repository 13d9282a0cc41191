namespace KtpBot.Core.Surveys;

/// <summary>What a citizen may tell of himself, and his own words; all of it may be left out.</summary>
public enum SurveyDetail
{
    Sex,
    AgeGroup,
    Education,
    Occupation,
    Remark,
}
