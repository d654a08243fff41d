using LenNotify;

namespace Worker;

/// <summary>An order was filled.</summary>
public sealed record OrderFilled(string Id, string Symbol, decimal Price) : INotification
{
    public static string TypeName => "order_filled";

    public string Title => FormattableString.Invariant($"{Id}: {Symbol} filled at {Price}");

    public Severity Severity => Severity.Success;
}
