namespace TradingDesk;

/// <summary>Somebody who can sign in.</summary>
/// <param name="Id">What LenNotify knows the person by.</param>
/// <param name="Name">What others do.</param>
/// <param name="Role"><c>trader</c> or <c>operator</c>.</param>
/// <param name="Follows">The symbols whose signals the person gets, and trades.</param>
public sealed record Person(string Id, string Name, string Role, params IReadOnlyList<string> Follows);
