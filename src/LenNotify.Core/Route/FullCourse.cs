namespace LenNotify;

/// <summary>For everyone.</summary>
internal readonly struct FullCourse : ICourse
{
    public static bool IsPlain => false;
}
