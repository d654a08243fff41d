namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A row of the host's.</summary>
public sealed class Order
{
    public int Id { get; set; }
}
