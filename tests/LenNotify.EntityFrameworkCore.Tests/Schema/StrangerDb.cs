using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A context whose author forgot to map our tables.</summary>
public sealed class StrangerDb(DbContextOptions<StrangerDb> options) : DbContext(options);
