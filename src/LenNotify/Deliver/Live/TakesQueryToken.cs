namespace LenNotify;

/// <summary>Marks an endpoint that takes a token in the query.</summary>
internal sealed class TakesQueryToken;
