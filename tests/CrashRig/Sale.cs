namespace LenNotify.CrashRig;

/// <summary>A business row.</summary>
public sealed class Sale
{
    public int Id { get; set; }
}
