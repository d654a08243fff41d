namespace LenNotify.Core.Tests;

/// <summary>Items of one group key since the first of them opened the window.</summary>
internal sealed record OracleGroup(DateTimeOffset First, int Count);
