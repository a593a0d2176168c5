#requires -Version 5.1
<#
.SYNOPSIS
  Looks at the certificates and the encrypted connections of a video site as this computer sees them. Changes nothing.
  このコンピューターから見た、映像システムの証明書と暗号化接続を確認します。設定は何も変更しません。

.DESCRIPTION
  For Windows PowerShell 5.1, on a server or a client PC. It looks whether the site's CA certificates are trusted here; on a
  server also at its certificates, the rights on their keys, slots and bindings; and it opens an encrypted connection to
  every server that this computer uses, to see which certificate comes and what this computer thinks of it. Nothing but the
  handshake is sent; where it fails, one plain request tells whether the port answers without encryption.

  What it found is written beside this file as akashi-receipt_*.json. Hand that file in at the portal, or send it to whoever
  sent you this script. It has names, ports and certificates in it, the Windows user who ran it, and no secret.

  Rights on keys can only be read by an administrator; everything else needs none.

  Ends with: 0 nothing found · 1 something is not right · 2 wrong PowerShell · 10 another computer · 30 unexpected

.PARAMETER Silent
  Asks nothing and writes nothing to the screen; log and receipt tell.

.PARAMETER OtherDomain
  Goes on where this computer has the host name that is meant and another domain; such a computer is refused otherwise.

.PARAMETER OutputFolder
  Where log and receipt go. The folder of the script where nothing is given.

.EXAMPLE
  powershell.exe -ExecutionPolicy Bypass -File .\akashi-check.ps1
#>
[CmdletBinding()]
param(
    [switch]$Silent,
    [switch]$OtherDomain,
    [string]$OutputFolder = $PSScriptRoot
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$EXIT_OK = 0; $EXIT_FOUND = 1; $EXIT_USAGE = 2; $EXIT_COMPUTER = 10; $EXIT_UNEXPECTED = 30

$KIT_FORMAT = 'akashi-kit 1'
$LOG_NAME = 'akashi-check.log'

# What the portal knows of this computer or group of clients: public names, ports and thumbprints.
$KIT = @'
@KIT@
'@

