namespace LenNotify.Testing.Contracts.Words;

/// <summary>The only one of several values.</summary>
internal readonly record struct One<T>(T Which);
