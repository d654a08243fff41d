using LenNotify;

/// <summary>What happened, as the host's own record. Its type name stays when the class is renamed.</summary>
internal sealed record OrderFilled(string Symbol, decimal Price) : INotification
{
    public static string TypeName => "order_filled";

    public string Title => FormattableString.Invariant($"{Symbol} filled at {Price:N0}");
}
