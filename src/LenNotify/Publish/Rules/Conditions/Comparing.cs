namespace LenNotify;

/// <summary>How two numbers, or two severities, are compared.</summary>
internal enum Comparing
{
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}
