namespace LenNotify.Storage;

/// <summary>What a document is found by.</summary>
/// <param name="Kind">Such as <c>preferences</c>, <c>rules</c>, <c>circuit</c>.</param>
/// <param name="Owner">The person for personal kinds; empty for the system's.</param>
/// <param name="Name">Its name within kind and owner; empty where there is one only.</param>
public readonly record struct DocumentKey(string Kind, string Owner, string Name);
