using System.Text;

namespace LenNotify;

/// <summary>Members of enums as the wire and metrics spell them, made once.</summary>
internal static class TagNames
{
    private static readonly string[] Reasons = Made(Enum.GetNames<Reason>());
    private static readonly string[] Verdicts = Made(Enum.GetNames<Verdict>());
    private static readonly string[] States = Made(Enum.GetNames<PublishState>());
    private static readonly string[] Outcomes = Made(Enum.GetNames<DeliveryOutcome>());

    internal static string Of(Reason reason) => Reasons[(int)reason];

    internal static string Of(Verdict verdict) => Verdicts[(int)verdict];

    internal static string Of(PublishState state) => States[(int)state];

    internal static string Of(DeliveryOutcome outcome) => Outcomes[(int)outcome];

    private static string[] Made(string[] names) => [.. names.Select(Snake)];

    private static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            snake.Append(char.IsUpper(c) && snake.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
