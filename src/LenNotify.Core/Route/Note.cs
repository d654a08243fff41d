namespace LenNotify;

/// <summary>How a judgement went, for the words of an explanation.</summary>
internal enum Note : byte
{
    Passed,
    Stopped,
    Mandatory,
    NotCarried,
    Emergency,
    Critical,
    Bypassed,
    Severe,
    Collecting,
}
