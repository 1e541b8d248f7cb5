using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Wip : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "crm_search",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    word = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_search", x => new { x.tenant, x.entity, x.word, x.record_id, x.field });
                });

            migrationBuilder.CreateTable(
                name: "crm_search_word",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    word = table.Column<string>(type: "TEXT", nullable: false),
                    reversed = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_search_word", x => new { x.tenant, x.length, x.word });
                });

            migrationBuilder.CreateIndex(
                name: "IX_crm_search_tenant_entity_record_id",
                table: "crm_search",
                columns: new[] { "tenant", "entity", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_search_word_tenant_length_reversed",
                table: "crm_search_word",
                columns: new[] { "tenant", "length", "reversed" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crm_search");

            migrationBuilder.DropTable(
                name: "crm_search_word");
        }
    }
}
