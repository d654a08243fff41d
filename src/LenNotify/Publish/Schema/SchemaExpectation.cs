namespace LenNotify;

/// <summary>What a schema says that a value is, in words for people. What it refers to for the same value says it in these words too.</summary>
/// <param name="Title">As in "'x' is no field"; null where the schema names none.</param>
/// <param name="Limit">What would have been right.</param>
internal readonly record struct SchemaExpectation(string? Title, string? Limit);
