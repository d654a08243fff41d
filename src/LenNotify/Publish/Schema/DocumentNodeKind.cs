namespace LenNotify;

/// <summary>What a value of a document is.</summary>
internal enum DocumentNodeKind
{
    Null,
    Text,
    Number,
    Flag,
    List,
    Map,
}
