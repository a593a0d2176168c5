#requires -Version 5.1
<#
.SYNOPSIS
  Puts the CA certificate that lies beside this script among the trusted roots of this computer.
  このスクリプトと同じフォルダーにあるCA証明書を、このコンピューターの信頼されたルートに入れます。

.DESCRIPTION
  For client computers: by hand, or as a computer startup script of a group policy (then with -Silent).
  Running it again is safe. -Check looks, changes nothing. -Undo removes it again. -WhatIf says what would be done.
  Ends with: 0 trusted (with -Undo: removed) · 1 not trusted · 5 no rights · 11 another file than expected

.EXAMPLE
  powershell.exe -ExecutionPolicy Bypass -File .\install-ca.ps1
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param([switch]$Check, [switch]$Undo, [switch]$Silent)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$expected = '@THUMBPRINT@'
$file = Join-Path $PSScriptRoot 'root-authority-public.cer'
$place = "Cert:\LocalMachine\Root\$expected"

function Say([string]$English, [string]$Japanese) {
    if ($Silent) { return }
    if ((Get-UICulture).Name -like 'ja*') { Write-Host $Japanese } else { Write-Host $English }
}

function Test-Administrator {
    $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
    return $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

if (-not $Check -and -not (Test-Administrator)) {
    Say 'Run Windows PowerShell as administrator.' '管理者としてWindows PowerShellを実行してください。'
    exit 5
}
if ($Undo -and (Test-Path -LiteralPath $place)) {
    if ($PSCmdlet.ShouldProcess($place, 'Remove')) { Remove-Item -LiteralPath $place }
} elseif (-not $Check -and -not $Undo -and -not (Test-Path -LiteralPath $place)) {
    if (-not (Test-Path -LiteralPath $file) -or (New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($file)).Thumbprint -ne $expected) {
        Say 'root-authority-public.cer is missing or is another certificate. Nothing was done.' 'root-authority-public.cer がないか、別の証明書です。何も実行していません。'
        exit 11
    }
    if ($PSCmdlet.ShouldProcess($place, 'Import')) { Import-Certificate -FilePath $file -CertStoreLocation 'Cert:\LocalMachine\Root' | Out-Null }
}
if (Test-Path -LiteralPath $place) {
    Say "Trusted on this computer: $expected" "このコンピューターで信頼されています: $expected"
    if ($Undo) { exit 1 } else { exit 0 }
}
Say "NOT trusted on this computer: $expected" "このコンピューターでは信頼されていません: $expected"
if ($Undo) { exit 0 } else { exit 1 }
