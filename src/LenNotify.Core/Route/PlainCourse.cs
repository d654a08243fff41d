namespace LenNotify;

/// <summary>For whom <see cref="RoutingPass.IsPlain"/> holds.</summary>
internal readonly struct PlainCourse : ICourse
{
    public static bool IsPlain => true;
}
