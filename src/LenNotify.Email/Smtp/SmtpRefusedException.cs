namespace LenNotify;

/// <summary>A mail server said no to one question.</summary>
internal sealed class SmtpRefusedException(SmtpStage stage, SmtpMeaning meaning, string said) : Exception($"{stage}: {said}")
{
    internal SmtpStage Stage => stage;

    internal SmtpMeaning Meaning => meaning;

    internal string Said => said;
}
