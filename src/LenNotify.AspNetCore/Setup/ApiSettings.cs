using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

    private const int Many = 10_000;

    /// <summary>Keeps on record who was turned away.</summary>
    internal RefusedCalls Refused { get; } = new();

    /// <summary>The policy that callers must meet; null where everybody may ask about themselves.</summary>
    internal string? Policy { get; init; }

    internal static ApiSettings From(NotificationApiOptions options, IServiceProvider services)
    {
        var problems = new List<Problem>();
        Check("max_body_size", options.MaxBodySize, LeastBody, MostBody, problems);
        Check("streams_per_user", options.StreamsPerUser, 1, Many, problems);
        Check("commands_per_second", options.CommandsPerSecond, 1, Many, problems);
        Check("webhooks_per_second", options.WebhooksPerSecond, 1, Many, problems);
        Check("commands_per_second_of_user", options.CommandsPerSecondOfUser, 1, Many, problems);
        return problems.Count == 0
            ? new ApiSettings(options, new Wire(options.CamelCase ?? services.GetRequiredService<IOptions<NotificationOptions>>().Value.CamelCase), new ListCursors(services.GetRequiredService<IContactProtector>()))
            : throw new InvalidInputException("set of options", problems);
    }

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

    private static void Check(string field, int value, int least, int most, List<Problem> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(new(field, FormattableString.Invariant($"is {value}."), FormattableString.Invariant($"{least} to {most}")));
        }
    }
}
