namespace LenNotify;

/// <summary>For whom <see cref="Judging.Decide{TRecorder}"/> holds.</summary>
internal readonly struct PlainCourse : ICourse
{
    public static bool IsPlain => true;
}
