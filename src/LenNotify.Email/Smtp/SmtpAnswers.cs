namespace LenNotify;

/// <summary>
/// What a mail server's answers mean, by what it was asked.
/// <code>
///              2xx/3xx   4xx     5xx
/// greeting     fine      later   setup
/// tls          fine      setup   setup
/// login        fine      later   login
/// sender       fine      later   setup; too large (552, 5.2.3, 5.3.4): refused
/// recipient    fine      later   gone: 550, 551, 553 without an enhanced code, and 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10, 5.2.1, 5.4.4 with any code
///                                setup: 530, 5.7.0 with 530 (log in first); refused: all else (full, policy, spam)
/// content      fine      later   gone: as above, by enhanced code only; refused: all else
/// </code>
/// </summary>
internal static class SmtpAnswers
{
    private static readonly string[] NoMailbox = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4"];

    internal static SmtpMeaning MeaningOf(SmtpStage stage, SmtpReply reply) => reply.Code switch
    {
        >= 200 and < 400 => SmtpMeaning.Fine,
        >= 400 and < 500 => stage == SmtpStage.Tls ? SmtpMeaning.Setup : SmtpMeaning.Later,
        _ => stage switch
        {
            SmtpStage.Greeting or SmtpStage.Tls => SmtpMeaning.Setup,
            SmtpStage.Login => SmtpMeaning.Login,
            _ when NoMailbox.Contains(reply.Enhanced) && stage != SmtpStage.Sender => SmtpMeaning.Gone,
            _ when reply.Code == 530 => SmtpMeaning.Setup,
            SmtpStage.Sender => reply.Code == 552 || reply.Enhanced is "5.2.3" or "5.3.4" ? SmtpMeaning.Refused : SmtpMeaning.Setup,
            SmtpStage.Recipient when reply is { Enhanced: null, Code: 550 or 551 or 553 } => SmtpMeaning.Gone,
            _ => SmtpMeaning.Refused,
        },
    };

    internal static DeliveryResult ResultOf(SmtpMeaning meaning, string said) => meaning switch
    {
        SmtpMeaning.Gone => DeliveryResult.AddressExpired($"the mail server knows no such mailbox ({said})"),
        SmtpMeaning.Refused => DeliveryResult.Permanent($"the mail server refused it ({said})"),
        SmtpMeaning.Later => DeliveryResult.Transient($"the mail server said later ({said})"),
        _ => DeliveryResult.Transient($"the mail server wants something set right ({said})"),
    };
}
