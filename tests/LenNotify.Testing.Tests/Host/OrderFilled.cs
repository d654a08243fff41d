namespace LenNotify.Testing.Tests;

internal sealed record OrderFilled(string Symbol, decimal Price) : INotification
{
    public static string TypeName => "order_filled";

    public string Title => FormattableString.Invariant($"{Symbol} filled at {Price}");
}
