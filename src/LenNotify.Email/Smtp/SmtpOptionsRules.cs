using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of SMTP are.</summary>
internal sealed class SmtpOptionsRules : IValidateOptions<SmtpOptions>
{
    private const int MostOpen = 100;

    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        var problems = new List<string>();
        EmailOptionsRules.Check(Uri.CheckHostName(options.Host) != UriHostNameType.Unknown, "Host", "is no host", "the mail server's name", problems);
        EmailOptionsRules.Check(options.Port is >= 1 and <= 65_535, "Port", FormattableString.Invariant($"is {options.Port}"), "1 to 65,535", problems);
        EmailOptionsRules.Check(Enum.IsDefined(options.Security), "Security", "is none", "StartTls, Tls or None", problems);
        EmailOptionsRules.Check(options.UserName is null || options.Security != SmtpSecurity.None, "UserName", "would send a password in the clear", "Security StartTls or Tls, or no UserName", problems);
        EmailOptionsRules.Check(options.UserName is null || (options.UserName.Length > 0 && !options.UserName.Any(char.IsControl)), "UserName", "is empty, or not on one line", "a name, or null", problems);
        EmailOptionsRules.Check(options.ClientName is null || Uri.CheckHostName(options.ClientName) == UriHostNameType.Dns, "ClientName", "is no host name", "a host name, or null", problems);
        EmailOptionsRules.Check(options.KeepOpen is >= 0 and <= MostOpen, "KeepOpen", FormattableString.Invariant($"is {options.KeepOpen}"), "0 to 100", problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
