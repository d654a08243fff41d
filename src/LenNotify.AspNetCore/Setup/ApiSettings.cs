using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>What one mapping goes by; every endpoint of it has it among its metadata.</summary>
/// <param name="Options">What the host said.</param>
/// <param name="Wire">How names are spelled.</param>
/// <param name="Cursors">Makes cursors that nobody else can.</param>
internal sealed record ApiSettings(NotificationApiOptions Options, Wire Wire, ListCursors Cursors)
{
    private const int LeastBody = 1_024;
    private const int MostBody = 10 * 1024 * 1024;
    private const string Subject = "sub";

    internal static ApiSettings From(NotificationApiOptions options, IServiceProvider services) => options.MaxBodySize is >= LeastBody and <= MostBody
        ? new ApiSettings(options, new Wire(options.CamelCase), new ListCursors(services.GetRequiredService<IContactProtector>()))
        : throw new InvalidInputException("set of options", [new("max_body_size", FormattableString.Invariant($"is {options.MaxBodySize}."), "1,024 to 10,485,760 bytes")]);

    /// <summary>Who asks; null for nobody.</summary>
    internal string? UserIdOf(HttpContext context)
    {
        if (Options.UserId is { } custom)
        {
            return custom(context);
        }

        var user = context.User;
        return user.Identity?.IsAuthenticated != true ? null
            : user.FindFirstValue(Options.UserIdClaim) ?? (Options.UserIdClaim == ClaimTypes.NameIdentifier ? user.FindFirstValue(Subject) : null);
    }
}
