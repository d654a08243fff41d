namespace LenNotify.Testing.Contracts;

/// <summary>What a provider was told in one call.</summary>
/// <param name="Head">What it was told beside the message: the address of the call and its headers, a line each.</param>
/// <param name="Body">The message.</param>
public sealed record ProviderRequest(string Head, string Body);
